import { app, type Session, type WebContents } from 'electron';

/**
 * A proxy that does not exist: `.invalid` never resolves (RFC 6761). WebRTC over TCP and everything else that the
 * content security policy does not cover uses the session's proxy, and so goes nowhere.
 */
const nowhere = 'http://slipway.invalid:1';

/** `<link rel="dns-prefetch">` queries name servers despite policy and proxy. Call before the app is ready. */
export function stopNamePrefetch(): void {
  app.commandLine.appendSwitch('blink-settings', 'dnsPrefetchingEnabled=false');
}

/**
 * No page of this session connects to anything, this computer included; `app:` needs no connection. In development
 * the page may reach the server that reports changed files.
 */
export function connectNowhere(session: Session, devServer: string | null): Promise<void> {
  return session.setProxy({
    mode: 'fixed_servers',
    proxyRules: nowhere,
    proxyBypassRules: ['<-loopback>', ...(devServer ? [new URL(devServer).host] : [])].join(';'),
  });
}

/**
 * WebRTC over UDP ignores proxies: under this policy it sends nothing, and gathers no addresses either. Host names
 * of remote candidates and of TURN servers over TCP are still resolved by name servers; this is known and not tested:
 * no setting of Chromium 130 was found that prevents it without affecting the system's proxy scripts.
 */
export function stopPeerConnections(contents: WebContents): void {
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}
