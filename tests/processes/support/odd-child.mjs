// A child that does what it is asked to do wrong, as a process or as a thread. It speaks the messages themselves,
// without the app's own half of the channel.
import { parentPort } from 'node:worker_threads';

/** @typedef {import('../../../src-main/processes/contract').ToChild} ToChild */
/** @typedef {import('../../../src-main/processes/contract').FromChild} FromChild */

/** @type {number[]} */
const kept = [];

function post(/** @type {FromChild} */ message) {
  if (parentPort) parentPort.postMessage(message);
  else process.send?.(message);
}

function answer(/** @type {number} */ id, /** @type {unknown} */ what) {
  if (what === 'end') process.exit(1);
  if (what === 'keep') kept.push(id);
  if (what === 'answer-last-first')
    for (const each of [id, ...kept.splice(0).reverse()])
      post({ kind: 'reply', id: each, value: each });
  if (what === 'misfit') post({ kind: 'reply', id, value: 'text' });
  if (what === 'report') {
    post({ kind: 'report', id, value: 7 });
    post({ kind: 'event', value: 'not of the contract' });
    post({ kind: 'event', value: 8 });
    post({ kind: 'reply', id, value: 9 });
  }
}

function take(/** @type {ToChild} */ message) {
  if (message.kind === 'request') answer(message.id, message.params);
  if (message.kind === 'message') post({ kind: 'reply', id: message.id, value: message.value });
  if (message.kind === 'abort' && message.graceMs > 0) {
    post({ kind: 'report', id: message.id, value: message.graceMs });
    post({ kind: 'reply', id: message.id, value: 1 });
  }
  if (message.kind === 'close') process.exit(0);
}

if (parentPort) parentPort.on('message', take);
else process.on('message', take);
post({ kind: 'ready' });
