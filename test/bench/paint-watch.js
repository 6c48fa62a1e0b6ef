/**
 * Runs in the page that is measured. For each key, each scan and each screen it notes how long it took from the key press,
 * by the keyboard's clock, until what it asked for had been painted: the frame after the change is on the screen
 * when the message posted in it arrives.
 */
(() => {
  const painted = { keys: [], scans: [], screens: [] };
  window.painted = painted;
  /** What is being waited for; a scan's first keys are typed and taken back. */
  const waiting = { key: null, scan: null, screen: null };

  const afterPaint = (done) =>
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = done;
      channel.port2.postMessage(null);
    });

  const look = () => {
    for (const [kind, times] of [
      ['key', painted.keys],
      ['scan', painted.scans],
      ['screen', painted.screens],
    ]) {
      if (!waiting[kind]?.isThere()) continue;
      const atMs = waiting[kind].atMs ?? pressedAtMs;
      waiting[kind] = null;
      afterPaint(() => times.push(performance.now() - atMs));
    }
  };

  const box = () => document.querySelector('input[data-command-line]');
  const resultsOf = (text) => () =>
    box()?.value === text && document.querySelector('#drug-results[aria-busy="false"]') !== null;

  let pressedAtMs = 0;
  addEventListener(
    'keydown',
    (event) => {
      pressedAtMs = event.timeStamp;
    },
    { capture: true },
  );
  addEventListener('input', (event) => {
    if (event.target !== box()) return;
    const { value } = event.target;
    waiting.key = value === '' ? null : { atMs: pressedAtMs, isThere: resultsOf(value) };
  });
  /** Told before a scan which line it will show; the clock starts at the scan's last key. */
  window.expectScanned = (name, quantity) => {
    const isThere = () => {
      const line = document.querySelector('tr[aria-current]');
      return line?.textContent.includes(name) && line.querySelector('output')?.textContent === quantity;
    };
    waiting.scan = { isThere };
  };
  /** Told before a key which screen it will open; the clock starts at the key. */
  window.expectScreen = (name) => {
    const isThere = () =>
      location.hash.startsWith(`#/${name}`) && document.querySelector('main [aria-busy="true"]') === null;
    waiting.screen = { isThere };
  };
  addEventListener('DOMContentLoaded', () =>
    new MutationObserver(look).observe(document.body, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    }),
  );
})();
