-- A coupon that staff took out of use is held no more; what is held of it then may still be used (OFF-7).
alter table coupons add column voided_at timestamptz;
