#!/bin/sh
# Makes the one node a replica set, which transactions need, and waits until it takes writes. Repeats change nothing.
set -eu
exec mongosh --quiet --host mongodb --username root --password "$(cat /run/secrets/root-password)" --eval '
  try {
    rs.status();
  } catch (error) {
    if (error.codeName !== "NotYetInitialized") throw error;
    rs.initiate({ _id: "attestory", members: [{ _id: 0, host: "mongodb:27017" }] });
  }
  for (let tries = 0; !db.hello().isWritablePrimary; tries++) {
    if (tries > 60) throw new Error("the node did not become primary");
    sleep(500);
  }
'
