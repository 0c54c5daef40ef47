export const en = {
  title: 'Register an organization',
  intro: 'You become its main user: you invite the others, and say who may do what.',
  name: 'Name of the organization',
  nameHint: 'As it stands in the business register.',
  country: 'Business register of',
  businessId: 'Business ID',
  businessIdHint: 'For example {{example}}',
  button: 'Register',
  strong: 'This needs strong authentication',
  strongText:
    'You have signed in by a link in an e-mail. Whoever registers an organization has to show who they are: sign in with a bank ID or another strong method, then come back here.',
  wrongName: 'Give the name of the organization, without invisible characters.',
  wrongId: 'Check it: there is no such number in this register.',
};
