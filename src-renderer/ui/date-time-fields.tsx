import type { CalendarDate, Time } from '@internationalized/date';
import { CalendarDays, ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  DateInput,
  DatePicker,
  DateSegment,
  Dialog,
  Group,
  Heading,
  Popover,
  TimeField,
} from 'react-aria-components';
import './date-time-fields.css';

interface DayFieldProps {
  label: string;
  value: CalendarDate;
  onChange: (day: CalendarDate) => void;
  /** Days before it can't be chosen in the calendar. */
  min?: CalendarDate;
  isInvalid?: boolean;
  describedBy?: string;
}

/** A day: typed part by part, or chosen in a calendar. A day that is typed only in part changes nothing. */
export function DayField({ label, value, onChange, min, isInvalid, describedBy }: DayFieldProps) {
  // While a part is empty there is no day; leaving the field shows the last whole one again.
  const [isPartial, setPartial] = useState(false);
  return (
    <DatePicker
      aria-label={label}
      {...(describedBy === undefined ? {} : { 'aria-describedby': describedBy })}
      className="day-field"
      granularity="day"
      shouldForceLeadingZeros
      value={isPartial ? null : value}
      {...(min === undefined ? {} : { minValue: min })}
      isInvalid={isInvalid === true}
      validationBehavior="aria"
      onChange={(day) => {
        setPartial(day === null);
        if (day !== null) onChange(day as CalendarDate);
      }}
      onBlur={() => setPartial(false)}
    >
      <Group className="field-input date-parts">
        <DateInput className="date-input">
          {(segment) => <DateSegment segment={segment} className="date-part" />}
        </DateInput>
        <Button className="date-open">
          <CalendarDays aria-hidden />
        </Button>
      </Group>
      <Popover className="popover calendar-popover" offset={4}>
        <Dialog className="calendar-dialog">
          <Calendar className="calendar">
            <header className="calendar-head">
              <Button slot="previous" className="button button-ghost icon-button">
                <ChevronLeft aria-hidden />
              </Button>
              <Heading className="title-small" />
              <Button slot="next" className="button button-ghost icon-button">
                <ChevronRight aria-hidden />
              </Button>
            </header>
            <CalendarGrid weekdayStyle="short">
              <CalendarGridHeader>
                {(day) => (
                  <CalendarHeaderCell className="calendar-weekday">{day}</CalendarHeaderCell>
                )}
              </CalendarGridHeader>
              <CalendarGridBody>
                {(day) => <CalendarCell date={day} className="calendar-day" />}
              </CalendarGridBody>
            </CalendarGrid>
          </Calendar>
        </Dialog>
      </Popover>
    </DatePicker>
  );
}

interface ClockFieldProps {
  label: string;
  value: Time;
  onChange: (time: Time) => void;
  isInvalid?: boolean;
  describedBy?: string;
}

/** A time of day to the minute. One that is typed only in part changes nothing. */
export function ClockField({ label, value, onChange, isInvalid, describedBy }: ClockFieldProps) {
  const [isPartial, setPartial] = useState(false);
  return (
    <TimeField
      aria-label={label}
      {...(describedBy === undefined ? {} : { 'aria-describedby': describedBy })}
      className="clock-field"
      granularity="minute"
      shouldForceLeadingZeros
      value={isPartial ? null : value}
      isInvalid={isInvalid === true}
      validationBehavior="aria"
      onChange={(time) => {
        setPartial(time === null);
        if (time !== null) onChange(time as Time);
      }}
      onBlur={() => setPartial(false)}
    >
      <DateInput className="field-input date-input">
        {(segment) => <DateSegment segment={segment} className="date-part" />}
      </DateInput>
    </TimeField>
  );
}
