import { type Defects, inExecutableOf, theApp } from './defect';

/** Defects in the purpose strings. */
export const purposeDefects = {
  'purpose-string-missing': inExecutableOf(
    theApp,
    'purpose-string-missing',
    'The app has code for the camera and does not tell why.',
    { symbols: ['_OBJC_CLASS_$_AVCaptureDevice'] },
  ),
} satisfies Defects;
