export const en = {
  pages: 'Pages',
  welcome: 'Welcome',
  unknown: {
    title: 'There is no such page',
    text: 'The address may be mistyped, or what was there is on another side of the role menu.',
    home: 'To the start',
  },
  signIn: {
    title: 'Sign in',
    text: 'Here you find what you have signed and what waits for your signature, and send invitations for your organization.',
    button: 'Sign in or register',
  },
  strongFirst: {
    text: 'You came by a link in an e-mail, and this account has no identity yet. Add yours: then you can go on here.',
    other:
      'You came by a link in an e-mail, which shows only that you read that mail. For this, sign in with strong authentication.',
    button: 'Add my identity',
  },
  mainUsers: {
    only: 'For main users',
    as: {
      user: 'You are a user of this organization: you send invitations and see documents. This page is for its main users; ask one of them.',
      viewer:
        'You are a viewer in this organization: you see documents. This page is for its main users; ask one of them.',
    },
    strong: 'Sign in more strongly first',
    strongText:
      'You came by a link in an e-mail, which shows only that you read that mail. To administer the organization, sign in with strong authentication.',
  },
  ways: {
    inbox: 'Inbox',
    documents: 'Documents',
    archive: 'Archive',
    settings: 'Settings',
    retention: 'Retention',
    audit: 'Event log',
    invitations: 'Invitations',
    templates: 'Templates',
  },
  roles: {
    menu: 'Role menu: {{side}}',
    own: 'Personal',
    behalf: 'On whose behalf',
    signedInAs: 'Signed in as {{name}}',
    byEmail: 'By e-mail, without strong authentication',
    strongly: 'By strong authentication',
    register: 'Register an organization',
    settings: 'Settings',
    signOut: 'Sign out',
    role: {
      'main-user': 'main user',
      user: 'user',
      viewer: 'viewer',
    },
  },
  side: {
    title: 'This page is on another side',
    organization: 'It belongs to an organization. Choose on whose behalf you want to see it.',
    personal: 'It belongs to your own side. Go there to see it.',
    none: 'It belongs to an organization, and you are a member of none.',
  },
  join: {
    title: 'You were about to join an organization',
    goOn: 'Go on',
    leave: 'Not now',
  },
};
