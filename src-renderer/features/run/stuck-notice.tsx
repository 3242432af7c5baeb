import { ExternalLink } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { PublishRun } from '#shared/domain/publish-run';
import type { AppError } from '#shared/errors';
import { say } from '#shared/words/say';
import { orToast } from '../../store/actions';
import { openLink, readAppleReport } from '../../store/run-actions';
import { closeSheet, openSheet } from '../../store/window';
import { Button } from '../../ui/button';
import { CopyButton } from '../../ui/copy-button';
import { Sheet } from '../../ui/dialog';
import { ErrorNotice } from '../../ui/error-notice';
import { useNow } from '../../ui/use-now';
import { hasReport, stuckWait, stuckWords } from '../../words/stuck';
import { useRunSheet } from './use-run-sheet';
import './stuck-notice.css';

/** What helps with a build that has been at Apple for half an hour, and for a day. */
export function StuckNotice({ run }: { run: PublishRun }) {
  const now = useNow(30_000);
  const wait = stuckWait(run, now);
  return (
    <>
      {wait !== null && <Notice {...stuckWords(run, wait)} />}
      <ReportSheet run={run} />
    </>
  );
}

interface NoticeProps {
  title: string;
  safe: string;
  help: string;
}

function Notice({ title, safe, help }: NoticeProps) {
  return (
    <ErrorNotice
      tone="look"
      title={title}
      detail={safe}
      whatToDo={help}
      actions={
        <>
          <Button size="small" onPress={() => openSheet('apple-report')}>
            {say('stuck.report')}
          </Button>
          <Button size="small" kind="ghost" onPress={() => orToast(openLink('system-status'))}>
            <ExternalLink aria-hidden />
            {say('run-view.system-status')}
          </Button>
        </>
      }
    />
  );
}

/** The command palette opens it too, for any run of which Apple has something. */
function ReportSheet({ run }: { run: PublishRun }) {
  const isOpen = useRunSheet('apple-report', hasReport(run));
  return (
    <Sheet
      title={say('stuck.sheet.title')}
      text={say('stuck.sheet.text')}
      isOpen={isOpen}
      onClose={closeSheet}
      size="broad"
    >
      {isOpen && <Report runId={run.id} />}
    </Sheet>
  );
}

function Report({ runId }: { runId: string }) {
  const [text, setText] = useState<string | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void readAppleReport(runId).then((reply) => {
      if (!isCurrent) return;
      if (reply.ok) setText(reply.value.text);
      else setError(reply.error);
    });
    return () => {
      isCurrent = false;
    };
  }, [runId]);
  if (error !== null) return <ErrorNotice isAlert {...error} />;
  return (
    <>
      <textarea
        className="apple-report"
        aria-label={say('stuck.sheet.report')}
        readOnly
        rows={16}
        value={text ?? ''}
        spellCheck={false}
        dir="auto"
      />
      <div className="sheet-foot">
        <Button kind="ghost" onPress={() => orToast(openLink('contact-apple'))}>
          <ExternalLink aria-hidden />
          {say('stuck.sheet.contact')}
        </Button>
        <CopyButton text={text ?? ''}>{say('stuck.sheet.copy')}</CopyButton>
      </div>
    </>
  );
}
