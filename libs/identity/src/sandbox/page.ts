import { createHash } from 'node:crypto';

const style = `
:root{color-scheme:light dark;--ink:#1b2430;--quiet:#56616f;--paper:#fff;--line:#c9d1da;--warn:#8a3b00;--warnpaper:#fff4e5;--act:#17528c}
@media (prefers-color-scheme:dark){:root{--ink:#eef2f6;--quiet:#a9b4c0;--paper:#151b22;--line:#3b4652;--warn:#ffc58a;--warnpaper:#3a2710;--act:#7fb8ef}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 -apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif}
.test{margin:0;padding:.75rem 1rem;background:var(--warnpaper);color:var(--warn);font-weight:700;text-align:center}
main{max-width:36rem;margin:0 auto;padding:1rem}
h1{font-size:1.5rem;line-height:1.25}
label,legend{display:block;font-weight:600;margin:1rem 0 .25rem;padding:0}
select,button{font:inherit;width:100%;min-height:2.75rem;padding:.5rem .75rem;border:1px solid var(--quiet);border-radius:.375rem;background:var(--paper);color:var(--ink)}
fieldset{border:0;margin:1rem 0 0;padding:0}
button{margin-top:.5rem;text-align:left}
button[value=approve]{border-color:var(--act);border-width:2px;font-weight:600}
select:focus-visible,button:focus-visible{outline:3px solid var(--act);outline-offset:2px}
p.quiet{color:var(--quiet)}
`;

const styleHash = createHash('sha256').update(style).digest('base64');

/** What every page of the sandbox says first. */
export const TEST_NOTICE = 'TEST – nobody is really identified';

/** Nothing is loaded and no script runs. Browsers hold redirects after a form to `form-action`, too. */
export function contentSecurityPolicy(formTargets: readonly string[] = []): string {
  return [
    "default-src 'none'",
    `style-src 'sha256-${styleHash}'`,
    `form-action ${formTargets.length === 0 ? "'none'" : ["'self'", ...formTargets].join(' ')}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');
}

/** A whole page around what is HTML already. */
export function page(title: string, main: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)} – ${TEST_NOTICE}</title>
<style>${style}</style>
</head>
<body>
<p class="test" role="note">${TEST_NOTICE}</p>
<main>
<h1>${escapeHtml(title)}</h1>
${main}
</main>
</body>
</html>
`;
}

export function escapeHtml(text: string): string {
  const signs: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (sign) => signs[sign] as string);
}
