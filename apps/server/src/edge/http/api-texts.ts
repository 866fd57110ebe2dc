type RouteText = {
  readonly summary: string;
  /** Who may ask at all; who may ask for what stands in `access/can.ts`. */
  readonly for: 'everybody' | 'device' | 'administrator' | 'signedIn';
};

const everybody = (summary: string): RouteText => ({ summary, for: 'everybody' });
const device = (summary: string): RouteText => ({ summary, for: 'device' });
const administrator = (summary: string): RouteText => ({ summary, for: 'administrator' });

/** One sentence for each route, for people who read the API. */
export const routeTexts: Readonly<Record<string, RouteText>> = {
  'session.get': everybody('Who this browser is.'),
  'live.watch': device('The one stream of a page: a whole snapshot on every change.'),
  'conference.convene': device('Convenes now; of two presses in one second, one conference.'),
  'conference.command': device('Asks something of a running conference. Commands set, never toggle.'),
  'conference.report': device("Attendance and savings of an ended round; chair, moderator and the chair's wall."),
  'savings.year': { summary: 'What the rounds of the running year saved together.', for: 'signedIn' },
  'media.ticket': device('A ticket for the signalling gate, as long as the round runs.'),
  'wall.enrol': everybody('Makes this browser a wall.'),
  'wall.pair': device('The chair enters the six digits shown by the wall.'),
  'wall.release': device('On the wall itself: its camera and microphone may be used for its chair.'),
  'wall.playback': device('Told by the wall: whether its browser lets it play sound.'),
  'wall.volume': device('How loud the wall plays.'),
  'wall.part': device("Parts the chair's wall, or the calling wall itself."),
  'setup.get': everybody('Whether the first-run set-up is open.'),
  'setup.checkCode': everybody('Whether the code of the terminal is right, without using it up.'),
  'setup.createAdministrator': everybody('Uses the code up, makes the first administrator and signs in.'),
  'signIn.password': everybody('Signs an administrator in.'),
  'signIn.link': everybody('Opens a personal link, once: this browser becomes a device of that person.'),
  'signIn.invitation': everybody('An invited administrator chooses a password, once.'),
  'signIn.enrolment': everybody("Enters the six digits: this browser is that person's device for good."),
  'signIn.out': everybody('Signs the account out; without one, parts the device for good.'),
  'own.devices': device('The own devices of a person.'),
  'own.endDevice': device('Ends one of the own devices.'),
  'own.sessions': administrator('The own sessions of an administrator.'),
  'own.endSession': administrator('Ends one of the own sessions.'),
  'own.changePassword': administrator('Changes the own password and ends the other sessions.'),
  'admin.people.list': administrator('All people with their devices and groups.'),
  'admin.people.create': administrator('Adds a person.'),
  'admin.people.import': administrator('Adds many people, all or none.'),
  'admin.people.update': administrator('Changes a person.'),
  'admin.people.remove': administrator('Removes a person; their devices are out within a second.'),
  'admin.people.restore': administrator('Brings a removed person back, for ten minutes.'),
  'admin.people.link': administrator('Makes a personal link, valid once within seven days.'),
  'admin.devices.list': administrator('Walls and devices of all people.'),
  'admin.devices.createCode': administrator('A new code for a tablet, ten minutes; a former one is void.'),
  'admin.devices.code': administrator("The person's code, and whether the tablet has come."),
  'admin.devices.rename': administrator('Names a device.'),
  'admin.devices.revoke': administrator('Revokes a device; it is out within a second, also in a live round.'),
  'admin.devices.restore': administrator('Brings a revoked device back, for ten minutes.'),
  'admin.groups.list': administrator('All groups (Verteiler).'),
  'admin.groups.create': administrator('Adds a group.'),
  'admin.groups.update': administrator('Changes a group.'),
  'admin.groups.remove': administrator('Removes a group.'),
  'admin.groups.restore': administrator('Brings a removed group back, for ten minutes.'),
  'admin.accounts.list': administrator('Who administers.'),
  'admin.accounts.invite': administrator('Invites an administrator by a link, valid once within three days.'),
  'admin.accounts.remove': administrator('Removes an account; never the own, never the last.'),
  'admin.accounts.restore': administrator('Brings back an account that was removed within ten minutes.'),
  'admin.settings.get': administrator('Name of the county and factors of the savings.'),
  'admin.settings.update': administrator('Changes them.'),
  'admin.inspection': administrator('Looks at the machine this installation runs on.'),
  'admin.auditLog': administrator('Who did what to whom, the newest first.'),
  'admin.operations': administrator('How it runs now; figures of the machine.'),
};
