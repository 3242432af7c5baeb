import type { FileHandle } from 'node:fs/promises';
import { RandomAccessReader } from 'yauzl';
import { fileBytes } from './file-bytes';

type Done = (error: Error | null, bytesRead?: number) => void;

/** Lets yauzl look for the end of a zip in a file that stays open for us. */
export class FileReader extends RandomAccessReader {
  constructor(private readonly file: FileHandle) {
    super();
  }

  override read(
    target: Buffer,
    offset: number,
    length: number,
    position: number,
    done: Done,
  ): void {
    fileBytes(this.file, position, length).then(
      (bytes) => this.answer(done, null, bytes.copy(target, offset)),
      (error: Error) => this.answer(done, error, 0),
    );
  }

  /** What yauzl throws while it parses must end as a failed listing, not as an uncaught error. */
  private answer(done: Done, error: Error | null, bytesRead: number): void {
    try {
      done(error, bytesRead);
    } catch (thrown) {
      this.emit('error', thrown);
    }
  }
}
