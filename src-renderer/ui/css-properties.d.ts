import 'react';

declare module 'react' {
  interface CSSProperties {
    '--builds-columns'?: string;
    '--expiry-columns'?: string;
    '--hue'?: number;
    '--share'?: number;
  }
}
