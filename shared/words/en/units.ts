/* Sizes, durations and times. */
export const units = {
  'size.of-total': '{done} of {total}',
  'duration.instant': 'under {seconds} s',
  'duration.seconds': '{seconds} s',
  'duration.minutes': '{minutes} min',
  'duration.hours': '{hours} h',
  'duration.pair': '{larger} {smaller}',
  'time.just-now': 'just now',
  'time.minutes-ago': '{minutes} min ago',
  'time.hours-ago': '{hours} h ago',
  'time.with-age': '{time}, {age}',
  'time.left': '{left} left',
  'time.today': 'Today',
  'time.yesterday': 'Yesterday',
  'time.unknown-day': 'Unknown day',

  // A sentence that comes without its period, and two sentences after each other.
  'sentence.with-period': '{sentence}.',
  'sentence.joined': '{first} {second}',
  // A key, and values such as names, of a message that this version of Slipway doesn’t know.
  'message.unknown': 'Message of another version of Slipway: {key}',
  'message.unknown-with-values': 'Message of another version of Slipway: {key} ({values})',
} as const;
