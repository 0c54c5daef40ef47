import { onSignedOut } from '../api/client.js';
import { start } from '../start.js';
import { App } from './app.js';
import { appTexts } from './texts.js';
import { keepWayBack } from './way-back.js';

onSignedOut(() => keepWayBack(location.pathname + location.search));
void start(() => <App />, [appTexts]);
