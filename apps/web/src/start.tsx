import './ui/style.css';
import { type ComponentChild, render } from 'preact';
import { Failure } from './ui/failure.js';
import { language, type Texts } from './texts.js';
import { keepFocus } from './ui/keep-focus.js';
import { uiTexts } from './ui/texts.js';

/** Shows a page once its texts are there. */
export async function start(page: () => ComponentChild, texts: readonly Pick<Texts<never>, 'load'>[]): Promise<void> {
  document.documentElement.lang = language();
  const here = document.getElementById('page') as HTMLElement;
  const others = Promise.all(texts.map((area) => area.load()));
  others.catch(() => {});
  keepFocus();
  await uiTexts.load();
  try {
    await others;
    render(page(), here);
  } catch (error) {
    render(<Failure error={error} onRetry={() => location.reload()} />, here);
  }
}
