// Takes the secret of a link out of the address, so that it stays in no history, and puts it into the form. It is sent when
// somebody presses the button, never by itself: looking at a page consumes no link.
const kept = 'attestory.join';
const fromAddress = location.hash.slice(1);
if (fromAddress !== '') history.replaceState(null, '', location.pathname + location.search);
// Another link, pasted where the address of this page stands: browsers load nothing for it by themselves.
addEventListener('hashchange', () => location.reload());

/** Where the browser keeps nothing, people open the link again. */
function remembered(change) {
  try {
    return change(sessionStorage);
  } catch {
    return null;
  }
}

// Whoever comes next starts anew: a link that has done its work, or does none, is not offered again.
if (document.querySelector('[data-forget]')) remembered((storage) => storage.removeItem(kept));

for (const form of document.querySelectorAll('form[data-takes-link]')) {
  const keeps = form.hasAttribute('data-keep');
  const secret = fromAddress || (keeps ? remembered((storage) => storage.getItem(kept)) : null);
  if (!secret) continue;
  if (keeps) remembered((storage) => storage.setItem(kept, secret));
  form.elements.namedItem('secret').value = secret;
  form.querySelector('[data-paste]').hidden = true;
  // Another language is another page: the secret goes along, behind the #, where no server sees it.
  for (const link of document.querySelectorAll('nav a')) link.hash = secret;
}

// Whoever had to sign in first goes on from there.
for (const waiting of document.querySelectorAll('[data-kept]'))
  waiting.hidden = !remembered((storage) => storage.getItem(kept));
