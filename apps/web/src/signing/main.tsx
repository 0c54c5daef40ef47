import './signing.css';
import { start } from '../start.js';
import { takeSecret } from './kept.js';
import { SigningPage } from './page.js';
import { askEarly } from './session.js';
import { signingTexts } from './texts.js';

takeSecret();
askEarly();
void start(() => <SigningPage />, [signingTexts]);
