import type { ReactNode } from 'react';
import type { UploadProgress } from '#shared/domain/publish-run';
import { ProgressBar } from '../../ui/progress-bar';
import { partsWords, uploadFraction, uploadWords } from '../../words/upload';

interface UploadProgressBarProps {
  upload: UploadProgress;
  /** What can be done about it, at the end of the line. */
  children?: ReactNode;
}

export function UploadProgressBar({ upload, children }: UploadProgressBarProps) {
  const words = uploadWords(upload);
  return (
    <div className="upload">
      <ProgressBar label="Upload" fraction={uploadFraction(upload)} words={words} />
      <div className="upload-words numbers">
        <span>{words}</span>
        <span className="small">{partsWords(upload)}</span>
        <span className="grow" />
        {children}
      </div>
    </div>
  );
}
