import { start } from '../start.js';
import { Frame } from '../ui/frame.js';

void start(() => <Frame>{''}</Frame>, []);
