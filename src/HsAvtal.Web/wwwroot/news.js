// News: a page in sight listens for what others change of it, and says so once. Nothing is listened to from a page that nobody sees.
(() => {
  let stream = null;

  const place = () => document.querySelector('[data-nytt]');
  const stop = () => { stream?.close(); stream = null; };

  const tell = kind => {
    stop();
    const row = place()?.querySelector(`[data-nytt-sort="${kind}"]`);
    if (row) row.hidden = false;
  };

  const listen = () => {
    stop();
    const here = place();
    if (!here || document.hidden || here.querySelector('[data-nytt-sort]:not([hidden])')) return;
    stream = new EventSource(here.dataset.nytt);
    stream.addEventListener('andrat', () => tell('andrat'));
    stream.addEventListener('kanske', () => tell('kanske'));
    stream.addEventListener('slut', stop);
  };

  document.addEventListener('visibilitychange', listen);
  window.addEventListener('pagehide', stop);
  Blazor.addEventListener('enhancedload', listen);
  listen();
})();
