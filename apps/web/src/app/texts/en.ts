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
};
