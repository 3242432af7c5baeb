import 'react';

declare module 'react' {
  interface CSSProperties {
    '--builds-columns'?: string;
    '--hue'?: number;
    '--share'?: number;
  }
}
