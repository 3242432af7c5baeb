import { type FormEvent, useState } from 'react';
import type { FaultChoice } from '#shared/domain/practice';
import type { AppError } from '#shared/errors';
import { inWords, say } from '#shared/words/say';
import { addFault } from '../../store/practice-actions';
import { Button } from '../../ui/button';
import { Select } from '../../ui/select';
import { TextInput } from '../../ui/text-input';
import { argumentField, argumentProblem, leftWords } from '../../words/practice';

/** More often than this is set as lasting until it is removed. */
const counts = [1, 2, 3, 10];

interface ProblemFormProps {
  choices: readonly FaultChoice[];
  onError: (error: AppError | null) => void;
}

/** Chooses a fault, its argument, and how often it occurs. */
export function ProblemForm({ choices, onError }: ProblemFormProps) {
  const [name, setName] = useState(choices[0]?.name ?? '');
  const [typed, setTyped] = useState(choices[0]?.example ?? '');
  const [times, setTimes] = useState('1');
  const [problem, setProblem] = useState<string | null>(null);
  const choice = choices.find((one) => one.name === name);
  if (choice === undefined) return null;
  const choose = (chosen: string) => {
    setName(chosen);
    setTyped(choices.find((one) => one.name === chosen)?.example ?? '');
    setProblem(null);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const argument = typed.trim();
    const wrong = argumentProblem(choice, argument);
    setProblem(wrong);
    if (wrong !== null) return;
    const count = choice.times === null ? null : Number(times);
    void addFault({ name, argument: argument || null, times: count }).then(onError);
  };
  return (
    <form className="break-form" onSubmit={submit}>
      <FaultSelect choices={choices} name={name} onChange={choose} />
      <ArgumentInput choice={choice} value={typed} onChange={setTyped} problem={problem} />
      <TimesSelect choice={choice} times={times} onChange={setTimes} />
      <div className="break-act">
        <Button type="submit">{say('practice.problem-set')}</Button>
      </div>
    </form>
  );
}

interface FaultSelectProps {
  choices: readonly FaultChoice[];
  name: string;
  onChange: (name: string) => void;
}

function FaultSelect({ choices, name, onChange }: FaultSelectProps) {
  const options = choices.map((one) => ({ id: one.name, name: inWords(one.text) }));
  return (
    <div className="field break-fault">
      <span className="field-label" aria-hidden>
        {say('practice.problem-kind')}
      </span>
      <Select
        label={say('practice.problem-kind')}
        value={name}
        options={options}
        onChange={onChange}
      />
      <code className="break-name">{name}</code>
    </div>
  );
}

interface ArgumentInputProps {
  choice: FaultChoice;
  value: string;
  onChange: (value: string) => void;
  problem: string | null;
}

function ArgumentInput({ choice, value, onChange, problem }: ArgumentInputProps) {
  const field = argumentField(choice);
  if (field === null) return null;
  return (
    <TextInput
      {...field}
      value={value}
      onChange={onChange}
      isMono
      isRequired={!choice.isArgumentOptional}
      error={problem ?? undefined}
    />
  );
}

interface TimesSelectProps {
  choice: FaultChoice;
  times: string;
  onChange: (times: string) => void;
}

function TimesSelect({ choice, times, onChange }: TimesSelectProps) {
  return (
    <div className="field break-times">
      <span className="field-label" aria-hidden>
        {say('practice.how-often')}
      </span>
      {choice.times === null ? (
        <span className="break-lasting">{leftWords({ left: null })}</span>
      ) : (
        <Select
          label={say('practice.how-often')}
          value={times}
          options={counts.map((left) => ({ id: String(left), name: leftWords({ left }) }))}
          onChange={onChange}
        />
      )}
    </div>
  );
}
