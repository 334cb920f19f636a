-- What is asked every few seconds and by whoever examines, among however many records there are (PLT-44).
create index applications_waiting on applications (portal, due_at, applied_at, id)
  where status in ('received', 'awaiting-documents', 'examining');
create index contracts_going_on on contracts (portal, ends_on, id) where state = 'active' and renews_itself and not terminates;
