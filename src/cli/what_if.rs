//! `--set`: a form with answers set by hand, its file left as it is.

use std::path::Path;

use anyhow::bail;
use clap::Args;

use super::complaint::Complaint;
use super::load::{Loaded, Loader};
use super::messages::what_if::{NoWorkbook, wrong_path};
use super::options::InputOptions;
use crate::evaluate::evaluate;
use crate::finding::Findings;
use crate::report::WhatIf;
use crate::what_if::assume;
use crate::working::Recorder;
use crate::write::Format;

/// What is set by hand.
#[derive(Args, Clone, Debug, Default)]
pub(super) struct WhatIfOptions {
    /// What if: another answer than the form has, the file left as it is: appraisal.1.4.den=16, self.2.3=a,
    /// facts.households=1200; may be given several times
    #[arg(long, value_name = "PATH=VALUE")]
    pub set: Vec<String>,
}

impl WhatIfOptions {
    /// Refuses a workbook: nobody would see in its cells what was assumed.
    ///
    /// # Errors
    /// Where one is asked for.
    pub(super) fn expect_no_workbook(&self, format: &Format) -> anyhow::Result<()> {
        if !self.set.is_empty() && format.is_binary {
            bail!(Complaint::new(NoWorkbook { format: format.name }));
        }
        Ok(())
    }
}

impl Loader {
    /// Reads and binds a form, with what is set by hand. `None` where the findings say why that cannot be.
    ///
    /// # Errors
    /// Where a file cannot be read at all, or a path names nothing.
    pub(super) fn load_assuming(
        &mut self,
        file: &Path,
        options: &InputOptions,
        what_if: &WhatIfOptions,
    ) -> anyhow::Result<Option<Loaded>> {
        let Some(loaded) = self.load(file, options)? else { return Ok(None) };
        if what_if.set.is_empty() {
            return Ok(Some(loaded));
        }
        let Loaded { criteria, submission: stated, .. } = &loaded;
        let assumed = assume(criteria, stated, &what_if.set, &mut self.sources, &mut self.findings);
        let assumed = assumed.map_err(|wrong| Complaint::new(wrong_path(wrong)))?;
        let Some(assumed) = assumed else { return Ok(None) };
        let evaluation = evaluate(criteria, stated, &Recorder::discarding(), &mut Findings::default());
        let Loaded { criteria, submission: stated, input, .. } = loaded;
        let what_if = WhatIf {
            stated,
            evaluation,
            settings: assumed.settings,
            rows: assumed.rows,
            facts: assumed.facts,
        };
        Ok(Some(Loaded { criteria, submission: assumed.submission, input, what_if: Some(Box::new(what_if)) }))
    }
}
