// A page open for writing lives in one server process. When that one is gone and another answers, the page is loaded again there, and
// what stands in its fields comes along: also what was typed after the server last kept it (docs/decisions/0049). It lies in the
// browser's tab from the one page to the other and no longer.
(() => {
  'use strict';

  const key = 'hsavtal-moving';
  const fields = '.live input:not([type="password"], [type="file"], [type="hidden"]), .live select, .live textarea';
  const here = () => location.pathname + location.search;
  const isChecked = field => field.type === 'checkbox' || field.type === 'radio';
  const typed = new Set();

  // As late as can be: the page can be typed in until the next one comes.
  const keep = () => {
    const values = [...typed].map(id => document.getElementById(id)).filter(Boolean).map(field => [field.id, isChecked(field) ? field.checked : field.value]);
    sessionStorage.setItem(key, JSON.stringify({ here: here(), values, focus: document.activeElement?.id }));
  };

  const put = (field, value) => {
    const property = isChecked(field) ? 'checked' : 'value';
    if (field[property] === value) return;
    field[property] = value;
    for (const kind of ['input', 'change']) field.dispatchEvent(new Event(kind, { bubbles: true }));
  };

  // Once the page is live, which draws it anew, and what the server kept is back.
  const arrive = moved => {
    const isDone = () => {
      if (!document.querySelector('.live:enabled')) return false;
      sessionStorage.removeItem(key);
      for (const [id, value] of moved.values) {
        const field = document.getElementById(id);
        if (field?.matches(fields)) put(field, value);
      }
      if (moved.focus) document.getElementById(moved.focus)?.focus();
      return true;
    };
    new MutationObserver((_, observer) => { if (isDone()) observer.disconnect(); })
      .observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['disabled'] });
  };

  const listen = event => { if (event.target.id && event.target.matches?.(fields)) typed.add(event.target.id); };
  document.addEventListener('input', listen, true);
  document.addEventListener('change', listen, true);
  Blazor.addEventListener('enhancedload', () => typed.clear());

  // Blazor says so by a class when a server answers that does not know the page.
  const notice = document.getElementById('components-reconnect-modal');
  new MutationObserver((_, observer) => {
    if (!notice.classList.contains('components-reconnect-rejected')) return;
    observer.disconnect();
    addEventListener('pagehide', keep);
    location.reload();
  }).observe(notice, { attributes: true, attributeFilter: ['class'] });

  const moved = JSON.parse(sessionStorage.getItem(key));
  if (moved?.here === here()) arrive(moved);
  else sessionStorage.removeItem(key);
})();
