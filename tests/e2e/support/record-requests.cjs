// Electron requires this before the app. It has the practice server write down each answered request in a file, which
// outlives the server when the app is killed.
const { appendFileSync } = require('node:fs');
const { subscribe } = require('node:diagnostics_channel');

const { SLIPWAY_TEST_RECORD: file, SLIPWAY_TEST_SCRIPT: script } = process.env;
if (process.type === 'utility') {
  subscribe('http.server.response.finish', ({ request, response }) => {
    const path = request.url.startsWith('/parts/') ? request.url.split('?')[0] : request.url;
    appendFileSync(file, `${JSON.stringify([request.method, path, response.statusCode])}\n`);
  });
  void import(script);
} else {
  const { utilityProcess } = require('electron');
  const fork = utilityProcess.fork.bind(utilityProcess);
  utilityProcess.fork = (path, args, options = {}) =>
    fork(__filename, args, {
      ...options,
      env: {
        ...(options.env ?? process.env),
        SLIPWAY_TEST_SCRIPT: path,
        SLIPWAY_TEST_RECORD: file,
      },
    });
}
