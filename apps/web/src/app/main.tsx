import { start } from '../start.js';
import { App } from './app.js';
import { appTexts } from './texts.js';

void start(() => <App />, [appTexts]);
