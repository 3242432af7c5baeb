/* Sending a package in parts, and the connections of every request. */
export const upload = {
  'error.package-not-found.while-sending': '{path} no longer exists. What was sent so far is kept.',
  'error.package-unreadable.bytes': 'Bytes {from} to {to} of the package can’t be read.',
  // reason: what broke the connection, such as `socket hang up` or a message of `upload.broken`.
  'error.network-unreachable.part':
    'A part of the package could not be sent in {count, plural, one {# attempt} other {# attempts}}. Last error: {reason}.',
  'error.server-error.part':
    'The storage did not accept a part of the package in {count, plural, one {# attempt} other {# attempts}}. Its last response was {status}.',
  'error.server-error.part-too-early':
    'The storage did not accept a part of the package in {count, plural, one {# attempt} other {# attempts}}: it responded before it had received the whole part.',
  'error.upload-refused.status':
    'The storage responded with {status} to bytes {from} to {to} of the package.',
  'error.upload-refused.differs': 'The storage has other bytes from {from} to {to} than the file.',
  'error.unexpected.upload-thread': 'The upload thread ended unexpectedly.',
  // These end the sentence `Last error: …`.
  'upload.broken.no-traffic': 'no data was transferred for {time}',
  'upload.broken.closed': 'the connection was closed before a response arrived',
  'upload.broken.response': 'the response broke off',
  'upload.broken.sending': 'the connection was closed while sending',
  // Why a run waits. `host` is a name with a port, such as storage.apple.com:443.
  'wait.storage-pause': '{host} responded with {status} and asked Slipway to wait {time}.',
  'wait.offline.name-not-found': '{host} can’t be reached: its name can’t be found.',
  'wait.offline.name-lookup': '{host} can’t be reached: its name can’t be looked up.',
  'wait.offline.no-network': '{host} can’t be reached: there is no network.',
  'wait.offline.network-down': '{host} can’t be reached: the network is down.',
  'wait.offline.no-route': '{host} can’t be reached: there is no route to it.',
  'wait.offline.refuses': '{host} can’t be reached: it refuses connections.',
  'wait.offline.no-response': '{host} can’t be reached: it does not respond.',
  'wait.offline.certificate':
    '{host} can’t be reached: the certificate shown in its place is not trusted by this computer ({code}).',

  // The list of parts that App Store Connect asks for.
  'error.part-list-refused.count':
    'App Store Connect asked for {count} parts. A file is sent in at most {most}.',
  'error.part-list-refused.gap':
    'The parts that App Store Connect asked for leave a gap or overlap at byte {at}.',
  'error.part-list-refused.cover':
    'The parts that App Store Connect asked for cover {covered} of {size} bytes.',
  'error.part-list-refused.method':
    'Part {number} of {count} uses the method “{method}”. Only PUT and POST are allowed.',
  'error.part-list-refused.address': 'Part {number} of {count} has an invalid address.',
  'error.part-list-refused.range': 'Part {number} of {count} has an invalid range.',
  'error.part-list-refused.empty': 'Part {number} of {count} is 0 bytes long.',
  'error.part-list-refused.headers': 'Part {number} of {count} sets {headers} headers.',
  'error.part-list-refused.header-name':
    'Part {number} of {count} sets a header with an invalid name, “{name}”.',
  'error.part-list-refused.header-forbidden':
    'Part {number} of {count} sets the header “{name}”, which is not allowed.',
  'error.part-list-refused.header-value':
    'Part {number} of {count} sets the header “{name}” to a value with invalid characters.',
  'error.part-list-refused.header-long':
    'Part {number} of {count} sets the header “{name}” to a value of {length} characters.',
  'error.part-list-refused.header-length':
    'Part {number} of {count} sets the header “{name}” to another length than its own.',
  'error.part-list-refused.header-twice':
    'Part {number} of {count} sets the header “{name}” twice.',
} as const;
