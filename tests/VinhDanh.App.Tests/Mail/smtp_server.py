"""A real SMTP server for tests (Debian's aiosmtpd): takes mails into a folder, or refuses them as the address says.

argv[1] is JSON: folder, tls ("starttls", "implicit" or null), certificate, key, user, password.
Prints its port, and ends when its standard input does.
"""

import asyncio
import email
import email.policy
import json
import os
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult

options = json.loads(sys.argv[1])
folder = options["folder"]
count = 0


class Handler:
    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        if os.path.exists(os.path.join(folder, "busy")):
            return "451 4.3.0 try again later"
        refusals = {"gone": "550 5.1.1 no such user", "rule": "550 5.7.1 not allowed", "full": "452 4.2.2 mailbox full"}
        if answer := refusals.get(address.split("@")[0]):
            return f"{answer}: {address}"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        global count
        count += 1
        mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
        parts = {part.get_content_type(): part.get_content() for part in mail.walk() if not part.is_multipart()}
        seen = {
            "from": envelope.mail_from,
            "to": envelope.rcpt_tos,
            "headers": [[name, str(value)] for name, value in mail.items()],
            "defects": [str(d) for part in mail.walk() for d in part.defects],
            "type": mail.get_content_type(),
            "text": parts.get("text/plain", ""),
            "html": parts.get("text/html", ""),
            "encrypted": session.ssl is not None or options["tls"] == "implicit",
            "user": str(session.auth_data or ""),
            "raw": envelope.content.decode("ascii"),
        }
        path = os.path.join(folder, f"{count:04}.json")
        with open(path + ".part", "w", encoding="utf-8") as file:
            json.dump(seen, file, ensure_ascii=False)
        os.rename(path + ".part", path)
        if os.path.exists(os.path.join(folder, "silent")):
            server.transport.abort()  # as a server that dies after it has taken the mail
        return "554 5.6.0 not this" if "từ chối nội dung" in str(mail["subject"]) else "250 OK"


def authenticate(server, session, envelope, mechanism, auth):
    right = auth.login.decode() == options["user"] and auth.password.decode() == options["password"]
    return AuthResult(success=right, handled=False, auth_data=auth.login.decode() if right else None)


async def main():
    tls = None
    if options["tls"]:
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        tls.load_cert_chain(options["certificate"], options["key"])
    starttls = tls if options["tls"] == "starttls" else None

    def make():
        signs_in = options["user"] is not None
        return SMTP(
            Handler(),
            hostname="thu.example",
            enable_SMTPUTF8=True,
            tls_context=starttls,
            require_starttls=starttls is not None,
            authenticator=authenticate if signs_in else None,
            auth_required=signs_in,
            auth_require_tls=options["tls"] != "implicit",  # there it counts only what STARTTLS began
        )

    server = await asyncio.get_running_loop().create_server(make, "127.0.0.1", 0, ssl=tls if options["tls"] == "implicit" else None)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    os._exit(0)


asyncio.run(main())
