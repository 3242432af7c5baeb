import { OctagonX, TriangleAlert } from 'lucide-react';
import { createContext, type ReactNode, use, useEffect, useRef } from 'react';
import type { Text } from '#shared/words/message';
import { inWords, say } from '#shared/words/say';
import './error-notice.css';

interface ErrorHelpParts {
  /** Whether the code is explained anywhere. */
  knows: (code: string) => boolean;
  open: (code: string) => void;
}

/** Where error codes are explained; null in a window without Help. */
export const ErrorHelp = createContext<ErrorHelpParts | null>(null);

interface ErrorNoticeProps {
  title: Text;
  /** What happened, with names and numbers. */
  detail: Text;
  whatToDo: Text;
  code?: string;
  /** What another system answered, in its own words. */
  quoted?: readonly string[];
  /** Who is quoted. */
  quotedFrom?: string;
  /** What is safe; shown before what is wrong. */
  safe?: string;
  tone?: 'block' | 'look';
  /** Whether it interrupts a screen reader: only for something that has just failed. */
  isAlert?: boolean;
  actions?: ReactNode;
  /** What the detail consists of, such as a list, below it. */
  children?: ReactNode;
}

/** What helps with an error that nobody foresaw: shown beside each of them. */
export const UnexpectedHelp = createContext<ReactNode>(null);

/** What happened, why, and what to do next; never only a code. */
export function ErrorNotice(props: ErrorNoticeProps) {
  const { tone = 'block', isAlert = false, quoted = [] } = props;
  const unexpectedHelp = use(UnexpectedHelp);
  const notice = useRef<HTMLDivElement>(null);
  // In a sheet that scrolls, the button that failed may be far from where this is shown.
  useEffect(() => {
    if (isAlert && notice.current?.closest('.sheet-body'))
      notice.current.scrollIntoView({ block: 'nearest' });
  }, [isAlert]);
  const Icon = tone === 'block' ? OctagonX : TriangleAlert;
  const detail = inWords(props.detail);
  // Words of another system are shown once, with who said them.
  const isQuoted = quoted.some((line) => line.startsWith(detail));
  return (
    <div
      className={`error-notice error-notice-${tone}`}
      role={isAlert ? 'alert' : undefined}
      ref={notice}
    >
      <Icon aria-hidden />
      <div className="error-notice-words">
        {props.safe && <p className="error-notice-safe">{props.safe}</p>}
        <p className="title-small error-notice-title">{inWords(props.title)}</p>
        {detail !== '' && !isQuoted && <p>{detail}</p>}
        {props.children}
        {quoted.length > 0 && (
          <blockquote className="error-notice-quote selectable">
            <span className="small">{props.quotedFrom}</span>
            {quoted.map((line) => (
              <span key={line}>{line}</span>
            ))}
          </blockquote>
        )}
        <p className="error-notice-next">{inWords(props.whatToDo)}</p>
        <div className="error-notice-foot">
          {props.actions}
          {props.code === 'unexpected' && unexpectedHelp}
          {props.code !== undefined && <ErrorCode code={props.code} />}
        </div>
      </div>
    </div>
  );
}

/** The code of an error; where it is explained, a button that leads there. */
export function ErrorCode({ code }: { code: string }) {
  const help = use(ErrorHelp);
  if (!help?.knows(code)) return <code className="error-notice-code">{code}</code>;
  return (
    <button
      type="button"
      className="error-notice-code error-notice-link"
      title={say('guide.about-error', { code })}
      onClick={() => help.open(code)}
    >
      {code}
    </button>
  );
}
