import {
  IconBan,
  IconCalendarPlus,
  IconClock,
  IconCoin,
  IconDoorExit,
  IconHourglass,
  IconMoodNervous,
  IconPhoneOff,
  IconQuestionMark,
  IconRecordMail,
  IconStethoscope,
  IconUserOff,
  IconUserX,
} from '@tabler/icons-react';

const icons: Record<string, typeof IconClock> = {
  booked: IconCalendarPlus,
  'call-back': IconClock,
  thinking: IconHourglass,
  price: IconCoin,
  fear: IconMoodNervous,
  elsewhere: IconDoorExit,
  medical: IconStethoscope,
  'no-answer': IconPhoneOff,
  voicemail: IconRecordMail,
  'wrong-number': IconUserOff,
  'do-not-contact': IconBan,
  deceased: IconUserX,
};

export function OutcomeIcon({ code }: { code: string }) {
  const Icon = icons[code] ?? IconQuestionMark;
  return <Icon size={16} stroke={1.7} className="fix" aria-hidden />;
}
