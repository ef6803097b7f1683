/** A mail server in a process of its own, so that whoever sends has a core for himself. */
import process from 'node:process'
import { MailServer } from '../faults/mail-server.ts'

const server = await MailServer.start()
process.send?.(server.url)
process.on('message', () => process.send?.(server.taken.splice(0).length))
process.on('disconnect', () => process.exit(0))
