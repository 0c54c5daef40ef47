import './signing.css';
import { start } from '../start.js';
import { takeSecret } from './kept.js';
import { SigningPage } from './page.js';
import { signingTexts } from './texts.js';

takeSecret();
void start(() => <SigningPage />, [signingTexts]);
