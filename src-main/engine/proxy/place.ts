/** Where a connection is to end. */
export interface Place {
  host: string;
  port: number;
}

/** Without the brackets of an IPv6 address, which are the URL's and not the address's. */
export function placeOf({ hostname, port, protocol }: URL): Place {
  const usual = protocol === 'https:' ? 443 : protocol.startsWith('socks') ? 1080 : 80;
  return { host: hostname.replace(/^\[|\]$/g, ''), port: port === '' ? usual : Number(port) };
}
