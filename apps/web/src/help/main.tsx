import { start } from '../start.js';
import { HelpApp } from './help-app.js';
import { helpTexts } from './texts.js';

void start(() => <HelpApp />, [helpTexts]);
