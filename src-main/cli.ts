#!/usr/bin/env node
import { runProgram } from './command/run-program';
import { takeEnvironmentKey } from './command/take-environment-key';

// Named in a variable, so that the bundler does not copy the file as an asset.
const workerFile = 'upload-worker.js';

const uploadWorker = new URL(workerFile, import.meta.url);
const environmentKey = takeEnvironmentKey(process.env);
await runProgram(process.argv.slice(2), { uploadWorker, environmentKey }, process.exit);
