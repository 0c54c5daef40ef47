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
  ways: { invitations: 'Invitations', settings: 'Settings', retention: 'Retention', audit: 'Event log' },
  mainUsers: {
    side: 'This is about an organization',
    sideText: 'You are on your own side. Choose an organization in the role menu, in the upper right.',
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
};
