/* Sizes, durations and times. */
export const units = {
  'size.of-total': '{done} of {total}',
  'duration.instant': 'under 0.1 s',
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
} as const;
