/** Every refusal by its code: what happened, whether the work is safe, what to do. */
export const problemMessages = {
  'problem.lease-lost':
    'This scan is no longer yours: the lease ran out and another officer took it. Your marks stay here as a draft. Take the server’s version, or open the scan again when it is free.',
  'problem.stale-revision':
    'The scan was changed elsewhere meanwhile. Nothing of yours is lost. Look at the server’s version and repeat what is still right.',
  'problem.already-decided':
    'This scan has been decided already. Your act was not recorded. Take the server’s version and go on.',
  'problem.not-decided': 'The scan is not decided. Nothing was changed.',
  'problem.decision-locked':
    'The time to take this decision back is over. It stands. Ask a supervisor if it must be changed.',
  'problem.verdict-missing': 'Your own first verdict is needed first. Nothing was changed. Press C or H.',
  'problem.verdict-already-given':
    'The first verdict of this round is on record already. Nothing was changed. Go on with the findings.',
  'problem.detection-missing':
    'The result of the AI, or the reason for having none, is not on record yet. Nothing was changed. Wait a moment and decide again.',
  'problem.findings-open': 'A finding has no answer yet. Nothing was changed. Confirm it with A or reject it with X.',
  'problem.finding-not-found':
    'The server does not know this finding. Your other acts are safe. Take the server’s version.',
  'problem.finding-already-closed': 'This finding was answered already. Nothing was changed. Go on with the next one.',
  'problem.finding-still-open': 'This finding is still open. Nothing was changed. Confirm or reject it.',
  'problem.annotation-not-found':
    'This mark is no longer there. Your other acts are safe. Draw it again if it is needed.',
  'problem.annotation-exists': 'This mark is on record already. Nothing was lost. Go on.',
  'problem.hold-needs-ground':
    'A hold needs a place or a reason, so that the yard knows what to look for. Nothing was changed. Mark a place, confirm a finding or pick a reason.',
  'problem.already-second-round': 'This scan is with its second officer already. Nothing was changed. Decide it here.',

  'problem.nothing-waiting': 'No scan is waiting. Nothing is lost. New scans show up in the queue by themselves.',
  'problem.held-by-another': 'Another officer is working on this scan. Nothing was changed. Take the next one.',
  'problem.reserved-for-another':
    'This scan was returned to the officer who decided it and is kept for them. Nothing was changed. Take another scan.',
  'problem.with-seniors':
    'Seniors were asked about this scan, and one of them decides on it. Nothing was changed. Take another scan.',
  'problem.escalation-closed': 'This discussion is closed. Your remark was not kept. Ask again if it is needed.',
  'problem.blind-reading':
    'This scan is read blind: there is no first verdict apart from the decision. Nothing was changed. Decide it.',
  'problem.second-officer-needed':
    'The policy asks for a second officer before this container may go. Nothing was changed. Pass it on with Q, or hold it.',
  'problem.hand-over-needs-reason': 'A second officer must know what to look at. Nothing was changed. Choose a reason.',
  'problem.policy-changed':
    'Somebody else has changed the policy meanwhile. Yours was not set. Look at the new one and set yours again.',
  'problem.calibration-changed':
    'Somebody else has changed the calibration meanwhile. Yours was not saved. Look at the new one and save yours again.',
  'problem.calibration-unfit':
    'No usable curves follow from these steps. Nothing was changed. Look at the reasons beside the plot.',
  'problem.not-a-wedge-scan':
    'A step is of no wedge scan of this scanner. Nothing was changed. Choose a wedge scan that it delivered.',
  'problem.view-not-yours': 'You have not worked on this scan. What you looked at was not kept.',
  'problem.views-too-many': 'There are enough recorded views of this scan. This one was not kept.',
  'problem.views-not-recorded': 'The policy says that views are not recorded. This one was not kept.',
  'problem.photo-unreadable': 'This is no JPEG, PNG or WebP file. It was not kept. Choose a photograph.',
  'problem.photos-too-many':
    'There are 20 photographs of this container, which is all that are kept. This one was not.',
  'problem.already-settled': 'Another supervisor has settled this conflict already. Nothing was changed.',
  'problem.own-decision':
    'This decision is your own; it cannot be returned to you. Nothing was changed. Ask another supervisor.',
  'problem.second-officer-must-differ':
    'The second view must come from somebody who has seen nothing of what was found, and you have. Nothing was changed. Take another scan.',

  'problem.wrong-credentials': 'User name or password is not right. Nothing was changed. Try again.',
  'problem.locked-out':
    'Too many failed attempts. The account rests for some minutes. Work kept on this station is safe. Try later or ask your administrator.',

  'problem.pack-file-missing':
    'A file of the pack is missing. Nothing was stored. Choose manifest.json, the network (.onnx) and the golden test (.json) together.',
  'problem.pack-file-unexpected':
    'There are files that do not belong to a pack. Nothing was stored. Choose manifest.json, one network (.onnx) and one golden test (.json).',
  'problem.pack-manifest-invalid':
    'The manifest does not describe a pack that this version can run. Nothing was stored. Ask whoever made the pack for one that does.',
  'problem.pack-network-altered':
    'The network is not the one that the manifest describes: it was altered, or cut on its way. Nothing was stored. Get the pack again from its source.',
  'problem.pack-network-unreadable':
    'The network file is broken or is no ONNX file. Nothing was stored. Get the pack again from its source.',
  'problem.pack-operators-unsupported':
    'The network needs operators that no browser runs. Nothing was stored. Ask whoever made the pack to export it without them.',
  'problem.pack-golden-altered':
    'The golden test is not the one that the manifest describes: it was altered, or cut on its way. Nothing was stored. Get the pack again from its source.',
  'problem.pack-golden-invalid':
    'The golden test proves nothing about this network. Nothing was stored. Ask whoever made the pack for one that does.',
  'problem.pack-version-taken':
    'Another pack of this name and version is installed. Nothing was stored. Give the new pack a version of its own.',
  'problem.pack-not-tested':
    'This pack has not passed its self-test yet. It was not activated. Run the self-test, then activate it.',
  'problem.pack-failed-self-test':
    'This pack failed its self-test. It was not activated. Run the self-test again on a machine like those of your officers, or use another pack.',
  'problem.rule-expiry-out-of-range':
    'A rule must expire in the future, and within a year. Nothing was changed. Choose another date.',
  'problem.rule-not-in-force': 'This rule has expired or was ended already. Nothing was changed. Read the list again.',

  'problem.reread-pending':
    'You are to read this scan blind first. Nothing of its record is shown until then. Open your audit round and give your own verdict.',
  'problem.nothing-to-draw':
    'No decided scan fits this sample. Nothing was drawn. Choose a longer period, or all officers.',
  'problem.reread-verdict-missing': 'Your own verdict comes before the grade. Nothing was changed. Press C or H.',
  'problem.reread-verdict-given':
    'Your verdict on this scan is on record already. Nothing was changed. Go on with the grade.',
  'problem.remark-missing': 'This remark is no longer there. Nothing else was changed. Pin it again if it is needed.',
  'problem.remarks-too-many':
    'There are 200 remarks on this scan, which is all that are kept. This one was not pinned. Remove one first.',
  'problem.grade-needs-remark':
    'A grade that disagrees needs a word or a place. Nothing was changed. Write why, or pin a remark.',

  'problem.not-signed-in': 'Your session has ended. What you did is kept on this station. Sign in again.',
  'problem.not-permitted': 'Your role does not allow this. Nothing was changed. Ask a supervisor.',
  'problem.not-found': 'This is not there, or no longer. Nothing was changed. Go back to the list.',
  'problem.malformed':
    'The server did not understand the request. Your work is kept on this station. Report this to support.',
  'problem.too-large':
    'This is larger than the server accepts. Your work is kept on this station. Shorten the text or remove marks.',
  'problem.too-many-requests':
    'The server asks for a pause. Your work is kept on this station and is sent again by itself.',
  'problem.cross-site':
    'The request did not come from this workstation and was refused. Nothing was changed. Load the page again.',
  'problem.internal':
    'The server made an error. Your work is kept on this station. Try again; report it if it comes back.',

  'problem.unreachable':
    'The server does not answer. Your work is kept on this station and is sent when it answers again.',
  'problem.unknown':
    'The server refused this with a code that this version does not know ({code}). Your work is kept on this station. Report it to support.',
} as const;
