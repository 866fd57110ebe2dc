import type { ReactElement } from 'react';

const strike = <path d="M3.5 3.5l17 17" />;
const bell = (
  <>
    <path d="M6.5 17v-5.5a5.5 5.5 0 0 1 11 0V17l1.5 1.5H5z" />
    <path d="M10.2 21.3h3.6" />
  </>
);
const camera = (
  <>
    <rect x="2.5" y="6.5" width="12.5" height="11" rx="2.5" />
    <path d="M15 11.2l4.9-3.4a.7.7 0 0 1 1.1.6v7.2a.7.7 0 0 1-1.1.6L15 12.8" />
  </>
);
const microphone = (
  <>
    <rect x="8.8" y="2.5" width="6.4" height="11.5" rx="3.2" />
    <path d="M5 11.5a7 7 0 0 0 14 0M12 18.5v3M9 21.5h6" />
  </>
);
const handset = (
  <path d="M21 16.4v2.9a1.9 1.9 0 0 1-2.1 1.9A17.6 17.6 0 0 1 2.8 5.1 1.9 1.9 0 0 1 4.7 3h2.9c.9 0 1.7.7 1.8 1.6.1.9.4 1.8.7 2.7a1.9 1.9 0 0 1-.4 2L8.5 10.500a15 15 0 0 0 5 5l1.2-1.200a1.9 1.9 0 0 1 2-.4c.9.3 1.8.600 2.7.700.9.100 1.6.900 1.6 1.800z" />
);
const person = (
  <>
    <circle cx="9" cy="8" r="3.5" />
    <path d="M2.5 20v-1.200a5 5 0 0 1 5-5h3a5 5 0 0 1 5 5V20" />
  </>
);
const speaker = <path d="M3 9.500v5h3.500L12 19V5L6.5 9.500z" />;
const door = <path d="M10 4H6a2 2 0 0 0-2 2v12a2 2 0 0 0 2 2h4M15 8l4 4-4 4M19 12H9.5" />;
const monitor = (
  <>
    <rect x="2.5" y="4" width="19" height="13" rx="2" />
    <path d="M8.5 21h7M12 17v4" />
  </>
);
const lens = (
  <>
    <path d="M3 9a2 2 0 0 1 2-2h1.700l1.5-2.500h7.600L17.3 7H19a2 2 0 0 1 2 2v8.500a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2z" />
    <circle cx="12" cy="13" r="3.5" />
  </>
);

/** Shapes in a field of 24 by 24, drawn as lines. */
export const iconShapes = {
  bell: (
    <>
      {bell}
      <path d="M4.7 4.200A8.5 8.5 0 0 0 2.3 9.500M19.3 4.200a8.5 8.5 0 0 1 2.4 5.3" />
    </>
  ),
  camera,
  cameraOff: (
    <>
      {camera}
      {strike}
    </>
  ),
  cameraSwap: lens,
  car: (
    <>
      <path d="M4 12.500l1.7-5A2.5 2.5 0 0 1 8 5.800h8a2.5 2.5 0 0 1 2.3 1.700l1.7 5M3 18.500v-4a2 2 0 0 1 2-2h14a2 2 0 0 1 2 2v4M3 16.500h18M4 16.500v2.500M20 16.500v2.5" />
      <path d="M6.8 14.500h.4M16.8 14.500h.4" />
    </>
  ),
  chart: <path d="M4 4v16h16M8.5 16v-3M12.5 16V8.500M16.5 16v-5" />,
  check: <path d="M4.5 12.500l5 5 10-11" />,
  checkCircle: (
    <>
      <circle cx="12" cy="12" r="9.3" />
      <path d="M8 12.300l2.9 2.9 5.4-5.9" />
    </>
  ),
  chevronLeft: <path d="M15 5l-7 7 7 7" />,
  chevronRight: <path d="M9 5l7 7-7 7" />,
  clock: (
    <>
      <circle cx="12" cy="12" r="9.3" />
      <path d="M12 6.500V12l3.5 2.2" />
    </>
  ),
  close: <path d="M5 5l14 14M19 5L5 19" />,
  euro: <path d="M18.5 6.200A7 7 0 0 0 7 12a7 7 0 0 0 11.5 5.800M4 10.300h9M4 13.700h8" />,
  fuel: (
    <>
      <path d="M4.5 20.500V5.500a2 2 0 0 1 2-2h5a2 2 0 0 1 2 2v15M3 20.500h12M7 7h4v4H7z" />
      <path d="M13.5 12h1.500a2 2 0 0 1 2 2v3a1.7 1.7 0 0 0 3.4 0V9.500L17.5 6" />
    </>
  ),
  globe: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M3 12h18M12 3a14 14 0 0 1 0 18M12 3a14 14 0 0 0 0 18" />
    </>
  ),
  grid: (
    <>
      <rect x="3.5" y="3.5" width="7" height="7" rx="1.5" />
      <rect x="13.5" y="3.5" width="7" height="7" rx="1.5" />
      <rect x="3.5" y="13.5" width="7" height="7" rx="1.5" />
      <rect x="13.5" y="13.5" width="7" height="7" rx="1.5" />
    </>
  ),
  hand: (
    <path d="M7.5 12V5.700a1.5 1.5 0 0 1 3 0V11M10.5 10.500V4a1.5 1.5 0 0 1 3 0v6.500M13.5 10.500V5.200a1.5 1.5 0 0 1 3 0V12M16.5 9.500a1.5 1.5 0 0 1 3 0V15a6.5 6.5 0 0 1-6.5 6.500h-1A6.5 6.5 0 0 1 7 18.500l-3.2-4.800a1.5 1.5 0 0 1 2.4-1.800L7.5 13.5" />
  ),
  home: (
    <path d="M3 11.500L12 4l9 7.500M5.5 9.700V19a1.5 1.5 0 0 0 1.5 1.500h10a1.5 1.5 0 0 0 1.5-1.500V9.700M10 20.500v-5.500h4v5.5" />
  ),
  info: (
    <>
      <circle cx="12" cy="12" r="9.3" />
      <path d="M12 11v5.500M12 7.600v.1" />
    </>
  ),
  leaf: <path d="M5 20c.5-4.5 3-8 8-9.500M5.5 17.500C3.5 10 9 4.5 20 4c.5 10.5-4 16.5-12.5 15" />,
  leave: door,
  lock: (
    <>
      <rect x="5" y="10.5" width="14" height="10" rx="2" />
      <path d="M8 10.500V7a4 4 0 0 1 8 0v3.500M12 14.500v2" />
    </>
  ),
  microphone,
  microphoneOff: (
    <>
      {microphone}
      {strike}
    </>
  ),
  minusCircle: (
    <>
      <circle cx="12" cy="12" r="9.3" />
      <path d="M7.5 12h9" />
    </>
  ),
  monitor,
  offAir: (
    <>
      <circle cx="12" cy="12" r="9.3" />
      <circle cx="12" cy="12" r="4.2" />
    </>
  ),
  onAir: (
    <>
      <circle cx="12" cy="12" r="9.3" />
      <circle cx="12" cy="12" r="5.2" fill="currentColor" stroke="none" />
    </>
  ),
  people: (
    <>
      {person}
      <path d="M16 4.700a3.5 3.5 0 0 1 0 6.600M18.5 14.300a5 5 0 0 1 3 4.500V20" />
    </>
  ),
  person,
  phone: handset,
  phoneOff: (
    <>
      {handset}
      <path d="M3.5 20.5l17-17" />
    </>
  ),
  plus: <path d="M12 4.500v15M4.5 12h15" />,
  power: <path d="M12 3v8.500M6.7 6.500a8 8 0 1 0 10.6 0" />,
  refresh: (
    <path d="M20 4.500V9.500h-5M4 19.500v-5h5M5.2 9.500a7.5 7.5 0 0 1 14.3 0M18.8 14.500a7.5 7.5 0 0 1-14.3 0" />
  ),
  road: <path d="M7.5 4L4 20M16.5 4L20 20M12 4.500v2.500M12 10.700v2.600M12 17v2.5" />,
  room: <path d="M4 20.500h16M6 20.500V6l6-2.500L18 6v14.500M10 10h.1M14 10h.1M10 14h.1M14 14h.1" />,
  signal: <path d="M4 20v-3M9.3 20v-6.500M14.7 20V10M20 20V5" strokeWidth={3} />,
  siren: (
    <path d="M6.5 17v-4.500a5.5 5.5 0 0 1 11 0V17M4.5 20.500v-2a1.5 1.5 0 0 1 1.5-1.500h12a1.5 1.5 0 0 1 1.5 1.500v2zM12 2.500v1.200M4.6 5.200l.9.900M19.4 5.200l-.9.900M2.5 11.500h1M20.5 11.500h1" />
  ),
  speaker: (
    <>
      {speaker}
      <path d="M15.5 9a4.2 4.2 0 0 1 0 6M18.5 6a8.5 8.5 0 0 1 0 12" />
    </>
  ),
  speakerLayout: (
    <>
      <rect x="3" y="3.5" width="11.5" height="17" rx="2" />
      <path d="M18.5 4.500h2M18.5 4.500v2.800h2V4.500M18.5 10.600h2v2.800h-2zM18.5 16.700h2v2.800h-2z" />
    </>
  ),
  speakerOff: (
    <>
      {speaker}
      <path d="M16 9.500l5 5M21 9.500l-5 5" />
    </>
  ),
  tablet: (
    <>
      <rect x="3" y="5" width="18" height="14" rx="2" />
      <path d="M18 11.500v1" />
    </>
  ),
  waves: <path d="M2.5 9a14 14 0 0 1 19 0M5.8 12.600a9 9 0 0 1 12.4 0M9 16.200a4.4 4.4 0 0 1 6 0M12 19.900v.1" />,
  wavesOff: (
    <>
      <path d="M2.5 9a14 14 0 0 1 19 0M5.8 12.600a9 9 0 0 1 12.4 0M9 16.200a4.4 4.4 0 0 1 6 0M12 19.900v.1" />
      {strike}
    </>
  ),
  warning: (
    <>
      <path d="M12 3.500L2.3 20.500h19.400z" />
      <path d="M12 10v4.500M12 17.400v.1" />
    </>
  ),
  arrowDown: <path d="M12 5v14M6 13l6 6 6-6" />,
  arrowUp: <path d="M12 19V5M6 11l6-6 6 6" />,
  chevronDown: <path d="M5 9l7 7 7-7" />,
  copy: (
    <>
      <rect x="8.5" y="8.5" width="12" height="12" rx="2" />
      <path d="M15.5 5.500v-.500a1.500 1.500 0 0 0-1.500-1.500H5A1.500 1.500 0 0 0 3.500 5v9a1.500 1.500 0 0 0 1.500 1.500h.500" />
    </>
  ),
  gear: (
    <>
      <circle cx="12" cy="12" r="3.2" />
      <path d="M12 2.800v3M12 18.200v3M2.800 12h3M18.200 12h3M5.500 5.500l2.100 2.100M16.400 16.400l2.100 2.100M5.500 18.500l2.100-2.100M16.400 7.600l2.100-2.100" />
    </>
  ),
  key: (
    <>
      <circle cx="8" cy="15.500" r="4.500" />
      <path d="M11.300 12.200L20 3.500M16.500 7l3 3M14 9.500l2 2" />
    </>
  ),
  link: (
    <path d="M10 14a4 4 0 0 0 5.700 0l3.500-3.500a4 4 0 0 0-5.700-5.700L12 6.300M14 10a4 4 0 0 0-5.700 0l-3.500 3.500a4 4 0 0 0 5.700 5.700l1.500-1.500" />
  ),
  list: <path d="M9 6h12M9 12h12M9 18h12M3.800 6h.1M3.800 12h.1M3.800 18h.1" />,
  menu: <path d="M3.500 6.500h17M3.500 12h17M3.500 17.500h17" />,
  pencil: (
    <path d="M4 20l1-4.500L16.500 4a2.100 2.100 0 0 1 3 0l.500.500a2.100 2.100 0 0 1 0 3L8.500 19zM14.500 6l3.500 3.500" />
  ),
  search: (
    <>
      <circle cx="10.500" cy="10.500" r="6.500" />
      <path d="M15.500 15.500l5 5" />
    </>
  ),
  trash: (
    <path d="M4 6.500h16M9.500 6.500V4.500a1 1 0 0 1 1-1h3a1 1 0 0 1 1 1v2M6 6.500l1 13a1.500 1.500 0 0 0 1.500 1.300h7a1.500 1.500 0 0 0 1.500-1.300l1-13M10 11v5.500M14 11v5.500" />
  ),
  undo: <path d="M9 5L4.500 9.500 9 14M4.500 9.500H14a5.500 5.500 0 0 1 0 11h-3" />,
  upload: (
    <path d="M12 15.500V4M7 9l5-5 5 5M4 15.500v3A1.500 1.500 0 0 0 5.500 20h13a1.500 1.500 0 0 0 1.500-1.500v-3" />
  ),
} as const satisfies Record<string, ReactElement>;

export type IconName = keyof typeof iconShapes;
