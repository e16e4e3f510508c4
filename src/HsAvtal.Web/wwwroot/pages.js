// What a page does in the browser beside Blazor: tells that something is on its way, leads to what is to be mended, and prints.
(() => {
  'use strict';

  // A line at the top when the next page has not come within a fifth of a second.
  const root = document.documentElement;
  let timer = 0;
  const arrived = () => { clearTimeout(timer); root.removeAttribute('data-waiting'); };
  const leaving = () => { arrived(); timer = setTimeout(() => root.setAttribute('data-waiting', ''), 200); };
  const isOnThisPage = link => link.hash && link.pathname === location.pathname && link.search === location.search;
  const isTakenCareOf = event => event.defaultPrevented && !event.ctrlKey && !event.metaKey && !event.shiftKey;

  document.addEventListener('click', event => {
    const link = event.target.closest?.('a[href]');
    if (link && isTakenCareOf(event) && link.origin === location.origin && !isOnThisPage(link)) leaving();
    if (event.target.closest?.('[data-print]')) window.print();
  });
  document.addEventListener('submit', event => {
    if (isTakenCareOf(event) && event.target.hasAttribute('data-enhance')) leaving();
  });
  Blazor.addEventListener('enhancedload', arrived);

  // A form that was sent and refused: the first field to mend gets the focus, and with it says what is wrong.
  let sent = null;
  document.addEventListener('submit', event => { sent = event.target; }, true);
  document.addEventListener('input', () => { sent = null; }, true);
  // The focus is never lost: when what has it goes away (an editor that opens or closes, a row that is removed), it goes to the
  // first thing to use of what came instead, or else where it was, or to the page's heading.
  const usable = 'input:not([type="hidden"]), select, textarea, button, summary, a[href]';
  let focused = null;
  let around = [];
  document.addEventListener('focusin', event => {
    focused = event.target;
    around = [];
    for (let place = focused.parentElement; place; place = place.parentElement) {
      if (place.matches('form, fieldset, li, td, article, section')) around.push(place);
    }
  });
  document.addEventListener('focusout', event => { if (event.target.isConnected && event.relatedTarget) focused = null; });
  const keepFocus = changes => {
    if (!focused || focused.isConnected || document.activeElement !== document.body) return;
    const place = around.find(place => place.isConnected && place.querySelector(usable));
    const came = changes.flatMap(change => [...change.addedNodes]).filter(node => node instanceof Element && place?.contains(node))
      .map(node => node.matches(usable) ? node : node.querySelector(usable)).find(Boolean);
    focused = null;
    (came ?? place?.querySelector(usable) ?? document.querySelector('h1'))?.focus();
  };

  new MutationObserver(changes => {
    keepFocus(changes);
    const wrong = sent?.querySelector('[aria-invalid="true"], .field-wrong input, .field-wrong select, .field-wrong textarea');
    if (wrong) {
      sent = null;
      wrong.focus();
    }
  }).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['aria-invalid'] });
})();
