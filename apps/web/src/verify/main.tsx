import './verify.css';
import { start } from '../start.js';
import { Frame } from '../ui/frame.js';
import { HelpLink } from '../ui/help-link.js';
import { useLanguage } from '../ui/language-menu.js';
import { CodePage } from './code-page.js';
import { verifyTexts } from './texts.js';
import { VerifyPage } from './verify-page.js';

/** Letters, digits and dashes: whatever else an address holds is no part of a code. */
const code = /^\/verify\/([^/]+)\/?$/.exec(location.pathname)?.[1]?.replace(/%[0-9A-F]{2}|[^\w-]/gi, '');

function Verify() {
  useLanguage();
  return (
    <Frame home="/verify" foot={<HelpLink slug="verifying" />}>
      {code === undefined ? <VerifyPage /> : <CodePage code={code} />}
    </Frame>
  );
}

void start(() => <Verify />, [verifyTexts]);
