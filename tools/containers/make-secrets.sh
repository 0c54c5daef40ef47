#!/bin/sh
# Makes every secret that docker-compose.yml names, once, in a folder that must not be there yet. As root each file gets the
# owner whom its container runs as (1000; MongoDB 999), and nobody else may read it.
set -eu
folder="${1:?usage: make-secrets.sh FOLDER}"
[ ! -e "$folder" ] || { echo "$folder is there already: secrets are made once" >&2; exit 2; }
umask 077
mkdir -p "$folder" && cd "$folder"
mkdir attestory attestory/keys eventstore mongodb mail tls

secret() { openssl rand -hex 24 | tr -d '\n'; }
quietly() { "$@" 2>made.log || { cat made.log >&2; exit 1; }; rm -f made.log; }

# One authority of our own, which vouches for the servers inside, and goes nowhere else.
quietly openssl req -x509 -newkey rsa:3072 -nodes -days 3650 -subj '/CN=Attestory servers' \
  -addext 'keyUsage=critical,keyCertSign,cRLSign' -keyout tls/ca.key -out tls/ca.pem
certificate() { # folder, name, common name
  quietly openssl req -new -newkey rsa:2048 -nodes -subj "/CN=$3" -keyout "$1/$2.key" -out "$1/$2.csr"
  printf 'subjectAltName=DNS:%s,DNS:localhost,IP:127.0.0.1\nextendedKeyUsage=serverAuth,clientAuth\nbasicConstraints=CA:FALSE\nkeyUsage=digitalSignature,keyEncipherment\n' \
    "$2" >"$1/$2.ext"
  quietly openssl x509 -req -in "$1/$2.csr" -CA tls/ca.pem -CAkey tls/ca.key -CAcreateserial -days 825 -sha256 \
    -extfile "$1/$2.ext" -out "$1/$2.crt"
  rm "$1/$2.csr" "$1/$2.ext"
}
certificate eventstore eventstore eventstoredb-node
certificate mail mail mail

# The service's keys; a seal that nobody vouches for, until you put your own in its place (docs/how-to/keys.md).
for name in master links commands lookups tokens; do openssl rand -base64 32 >"attestory/keys/$name.key"; done
ec() { openssl genpkey -quiet -algorithm EC -pkeyopt ec_paramgen_curve:P-256 "$@"; }
ec -out attestory/keys/heads.pem
ec -out attestory/seal.key
quietly openssl req -x509 -new -key attestory/seal.key -days 365 -subj '/O=Example/CN=Electronic seal (trial)' \
  -addext 'basicConstraints=critical,CA:FALSE' -addext 'keyUsage=critical,digitalSignature,nonRepudiation' -out attestory/seal.crt
cat attestory/seal.key attestory/seal.crt >attestory/keys/seal.pem
rm attestory/seal.key attestory/seal.crt

for name in admin user; do secret >"eventstore/$name-password"; done
printf 'EVENTSTORE_DEFAULT_ADMIN_PASSWORD=%s\nEVENTSTORE_DEFAULT_OPS_PASSWORD=%s\n' \
  "$(cat eventstore/admin-password)" "$(secret)" >eventstore/passwords.env
for name in root attestory; do secret >"mongodb/$name-password"; done
openssl rand -base64 756 >mongodb/replica-set-key
cat >attestory/attestory.env <<END
ATTESTORY_EVENT_STORE=esdb://attestory:$(cat eventstore/user-password)@eventstore:2113?tls=true&tlsCAFile=/run/tls/ca.pem
ATTESTORY_MONGODB=mongodb://attestory:$(cat mongodb/attestory-password)@mongodb:27017/attestory?replicaSet=attestory&authSource=attestory
ATTESTORY_METRICS_TOKEN=$(secret)
SMTP_URL=smtp://mail:1025
END

find . -type d -exec chmod 700 {} +
find . -type f -exec chmod 400 {} +
# A certificate is no secret, and all read this one.
chmod 755 tls && chmod 444 tls/ca.pem
if [ "$(id -u)" -eq 0 ]; then
  chown -R 1000:1000 attestory eventstore mail
  chown -R 999:999 mongodb
  # Only whoever runs docker compose reads it.
  chown "${SUDO_UID:-0}:${SUDO_GID:-0}" . eventstore eventstore/passwords.env
  chmod 711 . eventstore
else
  echo "not root: give attestory, eventstore and mail to user 1000 and mongodb to user 999, or the containers can't read them" >&2
fi
echo "made $folder; keep a copy of attestory/keys where neither this machine nor its backups are"
