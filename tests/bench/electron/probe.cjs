// Loaded into Electron before the app (`-r`): notes when its window became usable, prints it as one line of JSON
// and ends the app. Uses no debugger, which would slow the start down. SLIPWAY_BENCH_EXPECTS: `heading|button`.
const { app, BrowserWindow, dialog } = require('electron');

const now = () => performance.timeOrigin + performance.now();
const moments = { 'first line of script': now() };
const note = (name) => {
  moments[name] ??= now();
};
const [heading, button] = (process.env.SLIPWAY_BENCH_EXPECTS ?? '|').split('|');

app.once('ready', () => note('Electron ready'));
app.once('browser-window-created', (_event, window) => {
  note('window made');
  const shown = new Promise((resolve) => window.once('show', resolve));
  window.webContents.once('dom-ready', async () => {
    note('page loaded');
    const place = await inPage(window, drawn, heading, button);
    note('page drawn');
    await shown;
    note('usable');
    if (button) press(window, place);
    else finish();
  });
});

// The button asks main for a system dialog: the dialog itself belongs to the system and is not opened.
dialog.showOpenDialog = async () => {
  note('button answered');
  finish();
  return { canceled: true, filePaths: [] };
};

function press(window, { x, y }) {
  const at = { x, y, button: 'left', clickCount: 1 };
  window.webContents.sendInputEvent({ type: 'mouseMove', x, y });
  window.webContents.sendInputEvent({ type: 'mouseDown', ...at });
  window.webContents.sendInputEvent({ type: 'mouseUp', ...at });
}

function finish() {
  process.stdout.write(
    `${JSON.stringify({ moments, windows: BrowserWindow.getAllWindows().length })}\n`,
  );
  setTimeout(() => app.exit(0), 50);
}

/** The frame runs scripts at once; `webContents` would wait until everything has loaded. */
function inPage(window, script, ...words) {
  const given = words.map((word) => JSON.stringify(word ?? '')).join(', ');
  return window.webContents.mainFrame.executeJavaScript(`(${script})(${given})`);
}

/** Runs in the page: resolves with the button's center once both are visible. */
function drawn(headingText, buttonText) {
  const find = (selector, text) =>
    [...document.querySelectorAll(selector)].find(
      (each) => each.textContent.trim() === text && each.checkVisibility(),
    );
  return new Promise((resolve) => {
    const look = () => {
      const pressable = buttonText === '' ? document.body : find('button', buttonText);
      const isThere = headingText === '' || find('h1', headingText);
      if (!isThere || !pressable) return requestAnimationFrame(look);
      const { left, top, width, height } = pressable.getBoundingClientRect();
      const middle = { x: Math.round(left + width / 2), y: Math.round(top + height / 2) };
      requestAnimationFrame(() => setTimeout(() => resolve(middle)));
    };
    look();
  });
}
