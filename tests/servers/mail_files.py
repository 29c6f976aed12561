"""The configuration of Dovecot (2.3) and Postfix for `mail.py`; words in «» are filled in there."""

DOVECOT = """\
protocols = imap
listen = 127.0.0.1
base_dir = «folder»/run
state_dir = «folder»/state
log_path = «folder»/log/dovecot.log
ssl = yes
ssl_cert = <«certificate»
ssl_key = <«key»
disable_plaintext_auth = no
auth_mechanisms = plain login
auth_failure_delay = 0
mail_location = maildir:«folder»/mail/%u
mail_uid = «uid»
mail_gid = «gid»
first_valid_uid = 1
mail_fsync = never
mail_max_userip_connections = 100
passdb {
  driver = static
  args = password=«password»
}
userdb {
  driver = static
  args = uid=«uid» gid=«gid» home=«folder»/mail/%u
}
namespace inbox {
  inbox = yes
  mailbox Sent {
    auto = subscribe
    special_use = \\Sent
  }
  mailbox Drafts {
    auto = subscribe
    special_use = \\Drafts
  }
}
service imap-login {
  inet_listener imap {
    address = 127.0.0.1
    port = «imap»
  }
  inet_listener imaps {
    address = 127.0.0.1
    port = «imaps»
    ssl = yes
  }
}
service anvil {
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service auth {
  unix_listener auth-postfix {
    mode = 0666
  }
}
"""

POSTFIX_MAIN = """\
compatibility_level = 3.6
multi_instance_enable = no
queue_directory = «folder»/queue
data_directory = «folder»/postfix-data
maillog_file = «folder»/log/postfix.log
maillog_file_prefixes = «folder»
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = mail.«domain»
mydestination =
mynetworks =
virtual_mailbox_domains = «domains»
virtual_mailbox_maps = texthash:«folder»/postfix/mailboxes
virtual_transport = virtual
virtual_mailbox_base = «folder»/mail
virtual_mailbox_limit = 0
virtual_uid_maps = static:«uid»
virtual_gid_maps = static:«gid»
virtual_minimum_uid = 1
message_size_limit = 60000000
mailbox_size_limit = 0
default_transport = bounceit
bounceit_destination_recipient_limit = 1
relayhost =
smtpd_sasl_type = dovecot
smtpd_sasl_path = «folder»/run/auth-postfix
smtpd_sasl_auth_enable = yes
smtpd_tls_auth_only = yes
smtpd_tls_security_level = may
smtpd_tls_cert_file = «certificate»
smtpd_tls_key_file = «key»
smtpd_relay_restrictions = permit_sasl_authenticated, reject
smtpd_recipient_restrictions = reject_unlisted_recipient, permit_sasl_authenticated, reject
smtpd_error_sleep_time = 0
biff = no
"""

# Postfix delivers to those that are listed; anybody else of the domain is refused as unknown.
NAMES = ["seeker", "contact", *(f"box-{number}" for number in range(1, 500))]
DOMAINS = ("post.example", "example.test")
MAILBOXES = "".join(f"{name}@{domain} {name}@{domain}/\n" for domain in DOMAINS for name in NAMES)

POSTFIX_SERVICES = """\
127.0.0.1:«submission» inet n - n - - smtpd
127.0.0.1:«smtps» inet n - n - - smtpd -o smtpd_tls_wrappermode=yes
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
showq unix n - n - - showq
error unix - - n - - error
retry unix - - n - - error
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
bounceit unix - n n - - pipe flags=q user=nobody argv=/bin/sh -c {echo 5.1.1 user unknown; exit 67}
"""
