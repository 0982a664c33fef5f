-- How many projects the mass failure befell at worst since which repairs are held; it is over when few of these are left in trouble.
alter table connector add column held_most int not null default 0;
alter table host add column held_most int not null default 0;
