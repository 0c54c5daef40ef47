// Run by MongoDB's image when its data folder is new: the user that Attestory uses, on its own database only.
const password = require('node:fs').readFileSync('/run/secrets/attestory-password', 'utf8').trim();
db.getSiblingDB('attestory').createUser({
  user: 'attestory',
  pwd: password,
  roles: [{ role: 'readWrite', db: 'attestory' }],
});
