import { type EventChannel, events, type RequestChannel, requests } from './contract';

/** Only the names. The preload build inserts them in place of this file, so that it contains no schema. */
export const requestChannels = Object.keys(requests) as RequestChannel[];
export const eventChannels = Object.keys(events) as EventChannel[];
