// Runs in Electron: renders an SVG at several sizes and writes PNGs. Arguments: SVG, folder, sizes.
const { writeFileSync, readFileSync } = require('node:fs');
const path = require('node:path');
const { app, BrowserWindow, nativeImage } = require('electron');

const [svg, folder, ...sizes] = process.argv.slice(process.argv.indexOf('--') + 1);

app.commandLine.appendSwitch('force-device-scale-factor', '1');
void app.whenReady().then(async () => {
  const source = `data:image/svg+xml;base64,${readFileSync(svg).toString('base64')}`;
  const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true } });
  await window.loadURL('about:blank');
  for (const size of sizes.map(Number)) {
    const drawn = await window.webContents.executeJavaScript(`(${draw})('${source}', ${size})`);
    const png = nativeImage.createFromDataURL(drawn).toPNG();
    writeFileSync(path.join(folder, `${size}.png`), png);
  }
  app.quit();
});

/** Runs in the page: a canvas keeps transparency, a screenshot would not. */
async function draw(source, size) {
  const image = new Image(size, size);
  image.src = source;
  await image.decode();
  const canvas = Object.assign(document.createElement('canvas'), { width: size, height: size });
  canvas.getContext('2d').drawImage(image, 0, 0, size, size);
  return canvas.toDataURL('image/png');
}
