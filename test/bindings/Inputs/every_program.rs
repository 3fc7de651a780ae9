//! Calls one function of each kind from Rust.

mod every_construct;

use every_construct::*;
use std::ffi::CStr;
use std::os::raw::{c_char, c_void};

unsafe extern "C" fn visit(user: *mut c_void, name: *const c_char, number: i8) -> bool {
    assert_eq!(CStr::from_ptr(name).to_bytes(), b"name");
    *(user as *mut i32) += i32::from(number);
    number > -3
}

fn main() {
    let options = EveryOptions { ratio: 1.5, ..EveryOptions::default() };
    let pairs = [EveryPair { small: 1, large: 2.0 }, EveryPair { small: -3, large: 4.0 }];
    assert!(options.size == 40 && options.on && EVERY_ABI_VERSION == 3 && EVERY_RATIO == 0.5);
    assert!(EVERY_LIMIT == 1 << 63 && EVERY_TEXT.to_bytes() == b"text");
    unsafe {
        assert_eq!(CStr::from_ptr(every_version()).to_bytes(), b"1.2.3");
        let handle = every_open(&options, -1, 65535);
        assert_eq!(every_error(handle, EVERY_OK), EVERY_WRONG);
        assert_eq!(every_error(std::ptr::null_mut(), EVERY_WRONG), EveryError(5));
        assert!(every_flag(true, 0.25) && !every_flag(false, 0.25));
        let mut sum = 0;
        assert_eq!(every_visit(Some(visit), &mut sum as *mut i32 as *mut c_void), -3);
        assert!(sum == -6 && every_visit(None, std::ptr::null_mut()) == -1);
        assert_eq!(every_pair(pairs.as_ptr(), 2), pairs[1]);
    }
}
